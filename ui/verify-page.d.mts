/** The page as its sources make it. */
export function page(): Promise<string>;
