/** One output stream, as far as the commands need it. */
export interface OutputStream {
  write(text: string): void;
  /** Resolves when everything written has been handed on, so that a long output does not pile up here. */
  flush(): Promise<void>;
  readonly isTTY: boolean;
  /** Columns of a terminal; undefined when it is none. */
  readonly columns: number | undefined;
}

/** The world a command lives in. `main.ts` makes it of the process; tests make their own. */
export interface CliWorld {
  /** What follows the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** The user id of the process; null where the system has none. */
  readonly userId: number | null;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Aborts when the user asks to stop (SIGINT, SIGTERM) during `heedStops`. */
  readonly stopSignal: AbortSignal;
  /**
   * Does work that ends early by itself once `stopSignal` aborts. Outside of it, a request to stop ends the process at
   * once.
   *
   * @param notice What stderr then says; null for nothing.
   */
  heedStops<Result>(notice: string | null, work: () => Promise<Result>): Promise<Result>;
}
