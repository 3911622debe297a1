/** A table of figures: what each row is about stands first. */
interface Row {
  readonly key: number
  readonly name: string
  readonly cells: readonly (string | number)[]
}

interface FiguresProps {
  /** For whoever does not see what stands around it. */
  readonly caption?: string
  readonly className?: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

export function Figures({ caption, className, columns, rows }: FiguresProps) {
  return (
    <table className={className}>
      {caption !== undefined && <caption className="hidden">{caption}</caption>}
      <thead>
        <tr>
          {columns.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={columns[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
