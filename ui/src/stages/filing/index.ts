export { FilingPage } from "./FilingPage";
