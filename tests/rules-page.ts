/**
 * Writes docs/rules.md: every house rule, from the sentences in `domain/`. Run it by `npm run rules`; a test compares the
 * page with what this would write.
 *
 * A rule is any value that a module of the domain exports, alone or in a list or a record of lists, and that has a name, a
 * sentence, and what it refuses. It stands under the folder of the file that spells its name.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const page = join(root, 'docs/rules.md')

export interface StatedRule {
  readonly name: string
  readonly says: string
  readonly refuses: string
  /** The file that states it, from the root of the repository. */
  readonly file: string
}

const TITLES: Readonly<Record<string, string>> = {
  article: 'Help articles',
  account: 'Cutting a service off',
  acting: 'Acting for somebody',
  approval: 'Asking for more than one may give',
  authority: 'What one may give, and purses',
  callback: 'Being called back',
  case: 'A case',
  'case-work': 'Keeping cases in order',
  commitment: 'Promises',
  evidence: 'Recordings',
  failure: 'What goes wrong with a service',
  gate: 'Offers',
  interest: 'Gifts to those near us',
  override: 'Setting a rule of the house aside',
  house: 'The house and its people',
  ladder: 'The ladder',
  leaving: 'Leaving, and paying less',
  line: 'The line',
  mail: 'Mail',
  policies: 'Who may do what',
  ready: 'Ready for customers?',
  remedy: 'Putting it right',
  rota: 'The rota',
  time: 'Calendars and time',
}

/** All rules of the domain, in the order of their files. */
export async function statedRules(): Promise<readonly StatedRule[]> {
  const files = globSync('domain/**/*.ts', { cwd: root })
    .filter(path => !/\.test\.ts$|\/testing\//.test(path))
    .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
    .toSorted((a, b) => a.path.localeCompare(b.path))
  const found = new Map<string, StatedRule>()
  for (const { path, text } of files) {
    if (!text.includes('says')) continue
    const module: unknown = await import(pathToFileURL(join(root, path)).href)
    for (const rule of rulesIn(module)) {
      const home = files.find(file => file.text.includes(`'${rule.name}'`) && file.text.includes('says:'))
      found.set(rule.name, { ...rule, file: home?.path ?? path })
    }
  }
  return [...found.values()].toSorted((a, b) => a.file.localeCompare(b.file))
}

type Said = Omit<StatedRule, 'file'>

function rulesIn(value: unknown): readonly Said[] {
  if (typeof value !== 'object' || value === null) return []
  if (isRule(value)) return [{ name: value.name, says: value.says, refuses: value.refuses }]
  return Object.values(value).flatMap(rulesIn)
}

function isRule(value: object): value is Said {
  const isText = (key: string) => key in value && typeof Reflect.get(value, key) === 'string'
  return isText('name') && isText('says') && isText('refuses')
}

/** The page as Markdown. */
export function rulesPage(rules: readonly StatedRule[]): string {
  const groups = Map.groupBy(rules, rule => rule.file.split('/')[1] ?? '')
  const parts = [...groups].map(([folder, members]) => {
    const lines = members.map(({ says, refuses, name }) => `| ${says} | ${refuses} | \`${name}\` |`)
    return [
      `## ${TITLES[folder] ?? folder}`,
      '',
      folder === 'ready'
        ? '| what is found | what it does to customers | rule |'
        : '| what is said | to whoever asks for | rule |',
      '|---|---|---|',
      ...lines,
      '',
    ].join('\n')
  })
  return `${INTRODUCTION}\n${parts.join('\n')}`
}

const INTRODUCTION = `# The rules of the house

Written by \`npm run rules\` from \`domain/\`; do not edit. Each sentence is what a person reads when they are refused, and
the name of the test that holds the rule.
`

if (import.meta.main) writeFileSync(page, rulesPage(await statedRules()))
