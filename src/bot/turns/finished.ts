/** Conversations of which it is remembered: those that were finished longest ago are forgotten first. */
const most = 10_000;

/** Up to which entry this process has seen to everything in a conversation: answered, and delivered. */
export class Finished {
  readonly #sequences = new Map<string, number>();

  note(conversationId: string, sequence: number): void {
    this.#sequences.delete(conversationId);
    this.#sequences.set(conversationId, sequence);
    if (this.#sequences.size > most) this.#sequences.delete(this.#sequences.keys().next().value!);
  }

  isUpTo(conversationId: string, sequence: number): boolean {
    return this.#sequences.get(conversationId) === sequence;
  }
}
