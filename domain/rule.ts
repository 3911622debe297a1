/**
 * A house rule: one sentence, the request it refuses, and when.
 *
 * `says` is read by whoever is refused, printed in docs/rules.md, and is the name of the test that holds the rule. Its Spanish
 * stands by its name in the `rules-es.ts` beside it (refused-in.ts).
 */
export interface Rule<Context> {
  readonly name: string
  readonly says: string
  /** The request that this rule refuses, in the words of the domain. */
  readonly refuses: string
  readonly when: (context: Context) => boolean
}

/** The domain's "no": a value with a sentence, never an exception. */
export interface Refusal {
  readonly refused: {
    readonly rule: string
    readonly says: string
    /** A warning: whoever asked may read the sentence and go on. */
    readonly mayGoOn?: true
    /** A rule of the house: whoever asked may set it aside, with a reason. */
    readonly maySetAside?: true
    /** Whose turn it is instead: the reference of a case. */
    readonly next?: string
    /** Which one of several it is about, as people call it. */
    readonly about?: { readonly en: string; readonly es: string }
  }
}

/** The first rule that refuses in this context, as a refusal; null when none does. */
export function refusedBy<Context>(rules: readonly Rule<Context>[], context: Context): Refusal | null {
  const rule = rules.find(candidate => candidate.when(context))
  return rule ? refusal(rule) : null
}

export function refusal(rule: { readonly name: string; readonly says: string }): Refusal {
  return { refused: { rule: rule.name, says: rule.says } }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}
