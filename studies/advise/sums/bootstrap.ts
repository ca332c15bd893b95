/** Resamples of the data. Of 200, the standard error is right within a twentieth. */
export const REPLICATES = 200;

/** The chance of k chats where one is drawn for each chat that there is: Poisson with mean 1. */
const DRAWS = drawsOfPoisson();

/**
 * How often each resample draws a chat. The weights follow from the chat's ContactId, so that machines that read a part
 * each draw as one machine that reads everything (the Poisson bootstrap).
 */
export class BootstrapWeights {
  readonly weights = new Uint8Array(REPLICATES);

  draw(idLow: number, idHigh: number): void {
    const { weights } = this;
    let a = idLow | 0;
    let b = idHigh | 0;
    let c = 0x9e3779b9 | 0;
    let counter = 1;
    // The first words of sfc32 still show the seed.
    for (let index = -12; index < REPLICATES; index += 2) {
      const word = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + word) | 0;
      if (index < 0) continue;
      weights[index] = DRAWS[word & 0xffff] ?? 0;
      weights[index + 1] = DRAWS[word >>> 16] ?? 0;
    }
  }
}

function drawsOfPoisson(): Uint8Array {
  const draws = new Uint8Array(2 ** 16);
  let chance = Math.exp(-1);
  let upTo = chance;
  for (let index = 0, drawn = 0; index < draws.length; index += 1) {
    while ((index + 0.5) / draws.length > upTo && drawn < 9) {
      drawn += 1;
      chance /= drawn;
      upTo += chance;
    }
    draws[index] = drawn;
  }
  return draws;
}
