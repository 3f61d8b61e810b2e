/** The beginning of some bytes, and how many there were. */
export type LoggedBytes = { readonly base64: string; readonly byteCount: number };

/** Hands out room for what a log keeps. */
export type ByteBudget = {
  /** Takes as much of the beginning of `base64` as `mostBytes` and the room that is left allow. */
  takeBytes(base64: string, mostBytes: number): LoggedBytes;
  /** Takes room for a small value; says whether there was some. */
  takeRoom(value: unknown): boolean;
};

/** Creates a budget of so many bytes. Whoever finds it used up gets nothing, and the log goes on counting. */
export function createByteBudget(totalBytes: number): ByteBudget {
  let left = totalBytes;
  return {
    takeBytes: (base64, mostBytes) => {
      const byteCount = Buffer.byteLength(base64, 'base64');
      const kept = Math.max(0, Math.min(byteCount, mostBytes, left));
      left -= kept;
      // Three bytes stand in four characters, so a cut falls between groups.
      const cut = kept === byteCount ? base64 : base64.slice(0, Math.floor(kept / 3) * 4);
      return { base64: cut, byteCount };
    },
    takeRoom: (value) => {
      if (left <= 0) return false;
      left -= JSON.stringify(value).length;
      return true;
    },
  };
}
