import type { AgentWork, WarningName } from '../agent.ts';
import type { Gate } from '../gates.ts';

/** What came of a service's texts at the gate: part of an agent's work, and the names of the texts that are used. */
export interface Gating extends Pick<AgentWork, 'status' | 'warnings'> {
  warnings: WarningName[];
  used: string[];
}

/** Where no service wrote anything. */
export const notGated: Gating = { status: 'template', warnings: [], used: [] };

/** `live` unless all that the service wrote was refused. */
export function gatingOf(used: string[], refused: string[]): Gating {
  if (used.length === 0 && refused.length > 0)
    return { status: 'template', warnings: ['unused', 'made-here'], used };
  return { status: 'live', warnings: refused.length > 0 ? ['partly-unused'] : [], used };
}

/** For each name in `lengths`, the written text if the gate lets it pass, else the owner's own. */
export function sift<Name extends string>(
  own: Readonly<Record<NoInfer<Name>, string>>,
  written: Readonly<Record<NoInfer<Name>, string>>,
  lengths: Readonly<Record<Name, number>>,
  gate: Gate,
): { texts: Record<Name, string>; used: Name[]; refused: Name[] } {
  const texts = {} as Record<Name, string>;
  const used: Name[] = [];
  const refused: Name[] = [];
  for (const name of Object.keys(lengths) as Name[]) {
    const text = written[name].replace(/\s+/gu, ' ').trim();
    if (text === own[name]) texts[name] = text;
    else if (gate(text, lengths[name]) === undefined) {
      texts[name] = text;
      used.push(name);
    } else {
      texts[name] = own[name];
      refused.push(name);
    }
  }
  return { texts, used, refused };
}
