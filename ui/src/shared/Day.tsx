import { DatePicker } from "antd";
import dayjs from "dayjs";
import { DAY_FORMATS } from "./format";

interface Props {
  /** Civil date as YYYY-MM-DD; empty when there is none. */
  value: string;
  onChange(day: string): void;
  disabled?: boolean;
  width?: number | string;
  testid?: string;
}

/** A day: typed in any of the usual ways, or picked from a Chinese calendar. */
export function Day({ value, onChange, disabled, width = "100%", testid }: Props) {
  return (
    <DatePicker
      style={{ width }}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : "")}
      format={DAY_FORMATS}
      disabled={disabled}
      preserveInvalidOnBlur
      placeholder="年月日"
      data-testid={testid}
    />
  );
}
