/** Sound made by code: a sine, in a WAV as telephones record it. For tests. */

const RATE = 8_000

/** 16 bits, mono. A tone of its own for each second tells where in it one is. */
export function wavOf(seconds: number): Buffer<ArrayBuffer> {
  const samples = Math.round(seconds * RATE)
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(samples * 2, 40)
  for (let n = 0; n < samples; n++) {
    const tone = 220 + 20 * Math.floor(n / RATE)
    wav.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * tone * n) / RATE)), 44 + n * 2)
  }
  return wav
}
