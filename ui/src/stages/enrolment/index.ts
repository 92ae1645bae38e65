export { EnrolmentPage } from "./EnrolmentPage";
