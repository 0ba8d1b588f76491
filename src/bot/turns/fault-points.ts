/** Where a process can be made to die in the journey of a message, in the order of the journey. */
export const faultPoints = [
  /** In the log; the channel has not been told so yet. */
  'accepted',
  /** The turn has begun; nothing was said. */
  'begun',
  /** The dialogs have run; nothing is written. */
  'answered',
  /** State and replies are written; nothing is delivered. */
  'committed',
  /** A reply is delivered; that is not noted yet. */
  'delivered',
  /** All is noted. */
  'settled',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

/** Called at each point of the journey. */
export type PassPoint = (point: FaultPoint) => void;

export const passUnharmed: PassPoint = () => undefined;

/**
 * Kills this process by SIGKILL when it comes to a point, as tests of its recovery want it. `where`: the point's name,
 * and after a colon which time it is passed (the first, where there is none). Throws `RangeError` for another text.
 */
export function dieAt(where: string): PassPoint {
  const [name, times = '1'] = where.split(':');
  if (!faultPoints.some((point) => point === name) || !/^[1-9]\d*$/.test(times))
    throw new RangeError(`${where} is no point of a message's journey: ${faultPoints.join(', ')}`);
  let left = Number(times);
  return (point) => {
    if (point === name && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
