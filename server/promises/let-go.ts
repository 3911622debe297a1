/** Which promises a form lets go: the ticks of front/parts/owed.ts, on the case's page and in the contact button. */
const FIELD = 'letGo.'

export function letGoIn(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(fields)
    .filter(name => name.startsWith(FIELD))
    .map(name => name.slice(FIELD.length))
}
