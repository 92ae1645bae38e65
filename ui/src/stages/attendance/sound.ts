/** What a scan sounds like: one high note for a name, two for one already there, a low one for nobody. */
const NOTES = { ok: [[1046, 0, 0.12]], again: [[784, 0, 0.08], [784, 0.14, 0.08]], no: [[220, 0, 0.45]] } as const;

let context: AudioContext | null = null;

/** Plays it; a machine without sound stays silent, the screen says the same. */
export function sound(which: keyof typeof NOTES): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const [frequency, after, length] of NOTES[which]) {
      const [tone, level] = [context.createOscillator(), context.createGain()];
      const start = context.currentTime + after;
      tone.type = which === "no" ? "square" : "sine";
      tone.frequency.value = frequency;
      level.gain.setValueAtTime(which === "no" ? 0.12 : 0.3, start);
      level.gain.exponentialRampToValueAtTime(0.001, start + length);
      tone.connect(level).connect(context.destination);
      tone.start(start);
      tone.stop(start + length);
    }
  } catch {
    context = null;
  }
}
