declare module 'virtual:desk-words' {
  /** Fetches the words of a language; made by the build. */
  export const bring: Readonly<Record<'en' | 'es', () => Promise<unknown>>>
}
