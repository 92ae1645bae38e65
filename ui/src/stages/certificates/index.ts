export { CertificatesPage } from "./CertificatesPage";
