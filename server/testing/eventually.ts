/** Waits for what follows by itself, without a fixed time; fails with a name when it never comes. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs
  while (Date.now() < end) {
    const found = await look()
    if (found !== undefined && found !== null && found !== false) return found
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`${what} never came`)
}
