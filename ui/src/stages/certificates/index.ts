export { CertificatesPage } from "./CertificatesPage";
export { Templates } from "./designer/TemplatesPanel";
export { history } from "./history";
export { HandOverDialog, WithdrawDialog } from "./marks";
