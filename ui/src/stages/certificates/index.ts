export { CertificatesPage } from "./CertificatesPage";
export { history } from "./history";
export { HandOverDialog, WithdrawDialog } from "./marks";
