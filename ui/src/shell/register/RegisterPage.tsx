import { Tabs } from "antd";
import { useState } from "react";
import { Templates } from "../../stages/certificates";
import type { Run } from "../App";
import { Former } from "./Former";
import { Lines } from "./Lines";
import { StockBook } from "./StockBook";
import { Verify } from "./Verify";

export interface RegisterProps {
  version: number;
  today: string;
  run: Run;
}

/** The register of all certificates, verification, the stock book, registers of former years. */
export function RegisterPage({ find, ...props }: RegisterProps & { find: string }) {
  const [tab, setTab] = useState("lines");
  return (
    <div className="panel" data-testid="register">
      <Tabs activeKey={tab} onChange={setTab} destroyOnHidden
        items={[
          { key: "lines", label: "登记簿", children: <Lines {...props} find={find} /> },
          { key: "verify", label: "核验", children: <Verify {...props} /> },
          { key: "stock", label: "空白证书", children: <StockBook {...props} /> },
          { key: "templates", label: "证书样式", children: <Templates classId={null} run={props.run} /> },
          { key: "former", label: "往年登记簿", children: <Former {...props} show={() => setTab("lines")} /> },
        ]}
      />
    </div>
  );
}
