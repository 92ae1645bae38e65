export { AssessmentPage } from "./AssessmentPage";
