/** Who may do what, in the sentences that the server and the buttons say. */
import { useQuery } from '@tanstack/react-query'
import type { RightsView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import type { SetupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { rightsQuery } from '../data.ts'

const STANDINGS = ['agent', 'lead', 'head', 'admin', 'agency'] as const
type Row = RightsView['rows'][number]

export function RightsSection() {
  const words = useWordsOf(setupWords)
  const { data } = useQuery(rightsQuery)
  return (
    <>
      <p className="hint">{words.rights.lead}</p>
      <div className="wide-table" role="region" aria-label={words.sections.rights} tabIndex={0}>
        <table className="rights-table">
          <thead>
            <tr>
              <th scope="col">{words.rights.verb}</th>
              {STANDINGS.map(standing => (
                <th key={standing} scope="col">
                  {words.rights.standings[standing]}
                </th>
              ))}
              <th scope="col">{words.rights.why}</th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map(row => (
              <tr key={row.verb}>
                <th scope="row">{verbInWords(row.verb, words)}</th>
                {STANDINGS.map(standing => (
                  <td key={standing} data-may={row.rights[standing].may}>
                    {words.rights[row.rights[standing].may]}
                  </td>
                ))}
                <td className="soft">{reasonsOf(row).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function verbInWords(verb: string, { verbs }: SetupWords): string {
  return Object.entries(verbs).find(([name]) => name === verb)?.[1] ?? verb
}

/** Each sentence once. */
function reasonsOf({ rights }: Row): readonly string[] {
  const said = STANDINGS.flatMap(standing => {
    const { says } = rights[standing]
    return says === null ? [] : [says]
  })
  return [...new Set(said)]
}
