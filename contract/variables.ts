/** What can stand in for words in snippets and macros: `{customer.firstName}`. Pure, and free of schemas, since browsers load it. */

export const variables = [
  'customer.firstName',
  'customer.name',
  'agent.firstName',
  'agent.name',
  'case.reference',
  'organisation.name',
  'promise.due',
  'promise.words',
] as const

export type Variable = (typeof variables)[number]
/** What is known; what is missing or empty is not. */
export type Known = Readonly<Partial<Record<Variable, string>>>

/** Braces around anything that reads like one of ours, known or misspelt; other braces are the writer's own. */
const PATTERN = /\{\s*((?:customer|agent|case|organisation|promise)\.[A-Za-z]+)\s*\}/g

/** The words with everything that is known in its place; what is not known stays, in its braces. */
export function fillIn(words: string, known: Known): string {
  return words.replaceAll(PATTERN, (braces, name: string) => {
    const variable = variables.find(one => one === name)
    return (variable && known[variable]) || braces
  })
}

/** What still stands in braces, each once: such words must not reach a customer. */
export function leftOpen(words: string): string[] {
  return [...new Set([...words.matchAll(PATTERN)].map(([, name]) => `{${name}}`))]
}

/** What stands in braces and is not a variable at all. */
export function misspelt(words: string): string[] {
  return leftOpen(words).filter(braces => !variables.some(name => `{${name}}` === braces))
}
