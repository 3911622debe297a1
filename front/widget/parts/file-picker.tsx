interface FilePickerProps {
  readonly label: string
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}

/** The browser's own picker; emptied when what was chosen is on its way. */
export function FilePicker({ label, files, onChange }: FilePickerProps) {
  return (
    <label class="files">
      {label}
      <input
        key={files.length === 0 ? 'none' : 'some'}
        type="file"
        multiple
        onChange={event => onChange([...(event.currentTarget.files ?? [])])}
      />
    </label>
  )
}
