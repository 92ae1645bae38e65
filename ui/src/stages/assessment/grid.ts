/** Where a cell stands: row and column among those that can be typed into. */
export interface Spot {
  row: number;
  column: number;
}

/** One score typed or pasted. */
export interface Edit {
  id: string;
  code: string;
  text: string;
}

/** The cell that a key leads to; null when the key stays within the text, or nothing lies there. */
export function neighbour(key: string, shift: boolean, at: Spot, rows: number, columns: number, edge: { start: boolean; end: boolean }): Spot | null {
  const to = (row: number, column: number) => (row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null);
  if (key === "ArrowDown" || (key === "Enter" && !shift)) return to(at.row + 1, at.column);
  if (key === "ArrowUp" || (key === "Enter" && shift)) return to(at.row - 1, at.column);
  if (key === "ArrowLeft" && edge.start) return to(at.row, at.column - 1);
  if (key === "ArrowRight" && edge.end) return to(at.row, at.column + 1);
  return null;
}

/** Short ways to type what can't be typed on a number pad. */
export function spelled(text: string): string {
  const bare = text.trim();
  return /^[qQ]$/.test(bare) ? "缺考" : bare;
}

function name(text: string): string {
  return text.replace(/\s/g, "");
}

/**
 * The scores of a pasted block. A block whose first column holds names goes to the people of those names, whatever
 * their order; any other goes downwards from the cell it was pasted into. What finds no place is told.
 */
export function placeBlock(block: string[][], at: Spot, people: { id: string; name: string }[], codes: string[]): { edits: Edit[]; lost: string[] } {
  const edits: Edit[] = [];
  const lost: string[] = [];
  const known = new Map<string, string[]>();
  for (const p of people) known.set(name(p.name), [...(known.get(name(p.name)) ?? []), p.id]);
  const first = block.map((line) => name(line[0] ?? "")).filter(Boolean);
  const named = first.filter((text) => known.has(text)).length * 2 > first.length && block.some((line) => line.length > 1);
  const put = (id: string, cells: string[]) =>
    cells.forEach((text, j) => {
      const code = codes[at.column + j];
      if (code) edits.push({ id, code, text: spelled(text) });
      else if (text.trim()) lost.push(text.trim());
    });
  block.forEach((line, i) => {
    if (named) {
      const ids = known.get(name(line[0] ?? "")) ?? [];
      if (ids.length === 1) put(ids[0], line.slice(1));
      else if (name(line[0] ?? "")) lost.push(line[0].trim());
    } else {
      const person = people[at.row + i];
      if (person) put(person.id, line);
      else if (line.some((cell) => cell.trim())) lost.push(line.join(" ").trim());
    }
  });
  return { edits, lost };
}
