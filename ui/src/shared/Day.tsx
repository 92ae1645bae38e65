import { CalendarOutlined } from "@ant-design/icons";
import { Calendar, Input, Popover } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { day, fullDate } from "./format";

interface Props {
  /** Civil date as YYYY-MM-DD; empty when there is none. */
  value: string;
  onChange(day: string): void;
  disabled?: boolean;
  width?: number | string;
  testid?: string;
}

/** A day: typed in any of the usual ways and left as typed until it is done, or picked from a calendar. */
export function Day({ value, onChange, disabled, width = "100%", testid }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const unreadable = typed !== null && typed.trim() !== "" && day(typed) === null;
  const type = (text: string) => {
    setTyped(text);
    const found = text.trim() === "" ? "" : day(text);
    if (found !== null && found !== value) onChange(found);
  };
  const settle = () => {
    // What can't be read stays to be mended.
    if (!unreadable) setTyped(null);
  };
  const pick = (
    <div style={{ width: 290 }}>
      <Calendar fullscreen={false} value={dayjs(value || undefined)} onSelect={(picked, { source }) => {
        if (source !== "date") return;
        onChange(picked.format("YYYY-MM-DD"));
        setTyped(null);
        setPicking(false);
      }} />
    </div>
  );
  return (
    <Input style={{ width, minWidth: 150 }} value={typed ?? (value ? fullDate(value) : "")} disabled={disabled} status={unreadable ? "error" : undefined} title={unreadable ? "写成 2021-10-25 或 2021年10月25日" : undefined}
      placeholder="年月日" data-testid={testid} onChange={(e) => type(e.target.value)} onBlur={settle} onPressEnter={settle}
      suffix={disabled ? <CalendarOutlined /> : <Popover open={picking} onOpenChange={setPicking} trigger="click" placement="bottomRight" content={pick}><CalendarOutlined style={{ cursor: "pointer" }} /></Popover>}
    />
  );
}
