/**
 * Links out to the systems that a company had before, with what is known of a customer in the place of their variables.
 *
 * What must stay true: a link goes to http or https and nowhere else, and what stands in a variable can change neither the host nor
 * the path's shape: it is encoded, and the host holds no variable.
 */

export const linkVariables = ['customerId', 'externalId', 'accountNumber', 'phone', 'email'] as const
export type LinkVariable = (typeof linkVariables)[number]
export type Known = Readonly<Record<LinkVariable, string | null>>

const variable = /\{([^{}]*)\}/g

/** What is wrong with a template, as a name for a sentence; null when nothing is. */
export function faultOfTemplate(
  template: string,
): 'not-a-link' | 'unknown-variable' | 'variable-in-host' | null {
  const names = [...template.matchAll(variable)].map(([, name]) => name)
  if (names.some(name => !linkVariables.some(known => known === name))) return 'unknown-variable'
  const filled = template.replaceAll(variable, 'x')
  if (/[{}]/.test(filled)) return 'unknown-variable'
  if (!/^https?:\/\/[^/]/i.test(filled) || !URL.canParse(filled)) return 'not-a-link'
  const [host = ''] = template.slice(template.indexOf('://') + 3).split(/[/?#]/, 1)
  return host.includes('{') ? 'variable-in-host' : null
}

/** Null when something that the link needs is not known of this customer, or the link is none. */
export function filledLink(template: string, known: Known): string | null {
  if (faultOfTemplate(template) !== null) return null
  let isWhole = true
  const url = template.replaceAll(variable, (_, name: LinkVariable) => {
    const value = known[name]
    if (value === null || value === '') isWhole = false
    return encodeURIComponent(value ?? '')
  })
  return isWhole ? url : null
}
