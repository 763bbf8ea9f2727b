import { clock } from "./clock.svelte";

const QUIET_MS = 180;
/** While the clock runs, questions to the server are asked of every sixth month. */
const STRIDE = 6;

/** The clock's month once it rests, for what must be asked of the server. */
export class SettledMonth {
  month = $state(clock.at);

  /** Follows the clock; to be called from an effect, and returns what ends the waiting. */
  follow(): () => void {
    const { at } = clock;
    if (clock.playing && at % STRIDE === 0) {
      this.month = at;
      return () => undefined;
    }
    const waiting = window.setTimeout(() => (this.month = at), QUIET_MS);
    return () => window.clearTimeout(waiting);
  }
}
