export { CommitteePage } from "./CommitteePage";
