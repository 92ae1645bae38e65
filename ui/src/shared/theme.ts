import type { ThemeConfig } from "antd";

/** The deep red-brown of a seal on warm greys. */
export const theme: ThemeConfig = {
  token: {
    motion: false,
    colorPrimary: "#9b2d20",
    colorInfo: "#9b2d20",
    colorLink: "#9b2d20",
    colorSuccess: "#3f7d4e",
    colorWarning: "#b7791f",
    colorError: "#b3261e",
    colorSuccessBg: "#eef5ef",
    colorSuccessBorder: "#c3d9c8",
    colorInfoBg: "#f8f3ea",
    colorInfoBorder: "#e2d6c2",
    colorWarningBg: "#fbf3e0",
    colorWarningBorder: "#ead9b0",
    colorErrorBg: "#fbeeec",
    colorBgLayout: "#f4f1ec",
    colorBorder: "#d8d2c8",
    colorBorderSecondary: "#e7e2d9",
    colorText: "#2b2724",
    colorTextSecondary: "#6b645c",
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    fontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
  },
  components: {
    Table: { headerBg: "#efeae2", cellPaddingBlockSM: 6, cellPaddingInlineSM: 8 },
    Tabs: { horizontalMargin: "0 0 12px 0" },
    Form: { itemMarginBottom: 12 },
  },
};
