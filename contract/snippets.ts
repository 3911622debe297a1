/** Words that are said often, and steps that are done together: /api/desk/snippets. */
import { z } from 'zod'
import { CommitmentKind, Kind, Language } from './case.ts'
import { Tag } from './desk.ts'
import { misspelt } from './variables.ts'

const words = z
  .string()
  .max(20_000, 'At most 20,000 characters.')
  .refine(text => text.trim() !== '', 'Write the words first.')
  .superRefine((text, context) => {
    const wrong = misspelt(text)
    if (wrong.length > 0)
      context.addIssue({ code: 'custom', message: `There is nothing called ${wrong.join(', ')}.` })
  })

/** Each is done through the ordinary acts, so that what is refused by hand is refused here too. */
export const MacroStep = z.discriminatedUnion('do', [
  z.object({ do: z.literal('insert'), words }),
  z.object({ do: z.literal('tag'), tag: Tag }),
  z.object({ do: z.literal('change-kind'), kind: Kind }),
  z.object({
    do: z.literal('promise'),
    kind: CommitmentKind,
    words,
    workingDays: z.number().int().min(1).max(60),
  }),
  z.object({ do: z.literal('propose-solved'), words }),
])
export type MacroStep = z.infer<typeof MacroStep>

const common = {
  /** What is typed after `;` in the text box. */
  shortcut: z
    .string()
    .max(200)
    .transform(text => text.normalize('NFC').trim().toLowerCase())
    .pipe(
      z
        .string()
        .regex(/^[\p{L}\p{M}\p{N}_-]{1,30}$/u, 'A shortcut is one word of at most 30 letters and digits.'),
    ),
  title: z.string().trim().min(1, 'Give it a title.').max(120),
  /** Null fits every language. */
  language: Language.nullable(),
  /** For the whole team; otherwise for whoever wrote it. */
  isTeam: z.boolean(),
}

/** PUT /api/desk/snippets/:snippetId — the id is made by whoever writes it, so a retry changes nothing. */
export const PutSnippet = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snippet'), ...common, words }),
  z.object({
    type: z.literal('macro'),
    ...common,
    steps: z.array(MacroStep).min(1, 'Add a step first.').max(10, 'At most ten steps.'),
  }),
])
export type PutSnippet = z.infer<typeof PutSnippet>

export const SnippetView = z.object({
  id: z.uuid(),
  type: z.enum(['snippet', 'macro']),
  shortcut: z.string(),
  title: z.string(),
  language: Language.nullable(),
  isTeam: z.boolean(),
  mayEdit: z.boolean(),
  /** Of a snippet; empty for a macro. */
  words: z.string(),
  /** Of a macro; empty for a snippet. */
  steps: z.array(MacroStep),
})
export type SnippetView = z.infer<typeof SnippetView>

/** GET /api/desk/snippets: the team's and one's own, by shortcut. */
export const SnippetList = z.object({ snippets: z.array(SnippetView), mayShare: z.boolean() })
export type SnippetList = z.infer<typeof SnippetList>
