/** Numbers of the record that a rewritten text doesn't have. */
export function missingNumbers(prefilled: string, text: string): string[] {
  const numbers = (of: string) => new Set(of.match(/\d+(?:\.\d+)?%?/g) ?? []);
  const said = numbers(text);
  return [...numbers(prefilled)].filter((n) => !said.has(n));
}
