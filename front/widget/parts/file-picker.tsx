interface FilePickerProps {
  readonly label: string
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}

/** The browser's own picker, out of the way until it is wanted; emptied when what was chosen is on its way. */
export function FilePicker({ label, files, onChange }: FilePickerProps) {
  return (
    <details>
      <summary>{label}</summary>
      <input
        key={files.length === 0 ? 'none' : 'some'}
        type="file"
        multiple
        aria-label={label}
        onChange={event => onChange([...(event.currentTarget.files ?? [])])}
      />
    </details>
  )
}
