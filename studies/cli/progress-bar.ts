const WIDTH = 30;
/** Without a terminal a line for each tenth is enough, and none for what is over at once. */
const WORTH_LINES_BYTES = 100_000_000;

/** Standard error, or what takes its place. */
interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

interface ProgressBar {
  readonly show: (done: number, all: number) => void;
  readonly end: () => void;
}

/** How far reading is, in bytes. */
export function progressBar(stream: ProgressStream): ProgressBar {
  let shown = -1;
  return {
    show: (done, all) => {
      const share = all === 0 ? 1 : Math.min(1, done / all);
      const step = Math.floor(share * (stream.isTTY ? 100 : 10));
      if (step === shown) return;
      shown = step;
      const read = `${megabytes(done)} of ${megabytes(all)} MB`;
      if (stream.isTTY) {
        const full = Math.round(share * WIDTH);
        stream.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${read}`);
      } else if (all >= WORTH_LINES_BYTES) stream.write(`${Math.floor(share * 100)} %, ${read}\n`);
    },
    end: () => {
      if (stream.isTTY && shown >= 0) stream.write(`\r${' '.repeat(WIDTH + 40)}\r`);
    },
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
