/** As people read sizes of files. */
export function sizeOf(bytes: number, number: (value: number) => string): string {
  if (bytes < 1_000) return `${number(bytes)} B`
  return bytes < 1_000_000 ? `${number(bytes / 1_000)} kB` : `${number(bytes / 1_000_000)} MB`
}
