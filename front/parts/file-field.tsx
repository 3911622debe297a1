/** Choosing files. Without script it is the browser's own box; with script what was chosen is listed and can be taken away. */
import type { FormProblem } from '../../contract/pages.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'

interface FileFieldProps {
  readonly files: readonly File[]
  readonly maxBytes: number
  readonly problem: FormProblem | null
  /** Null without script: the browser's own box holds the files. */
  readonly onChange: ((files: readonly File[]) => void) | null
}

export function FileField({ files, maxBytes, problem, onChange }: FileFieldProps) {
  const { words, tell } = useSpeech()
  return (
    <details class="files" open={files.length > 0 || problem?.field === 'files'}>
      <summary>{words.files.add}</summary>
      <Field
        name="files"
        label={words.files.choose}
        hint={words.files.hint(tell.size(maxBytes))}
        problem={problem}
      >
        {described => (
          <input
            {...described}
            type="file"
            multiple
            onChange={event => {
              if (!onChange) return
              onChange([...files, ...(event.currentTarget.files ?? [])])
              event.currentTarget.value = ''
            }}
          />
        )}
      </Field>
      <ul class="plain chosen">
        {files.map((file, index) => (
          <Chosen
            key={`${index} ${file.name}`}
            file={file}
            onRemove={() => onChange?.(files.filter(other => other !== file))}
          />
        ))}
      </ul>
    </details>
  )
}

function Chosen({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const { words, tell } = useSpeech()
  return (
    <li>
      <span>
        <bdi>{file.name}</bdi> <small>{tell.size(file.size)}</small>
      </span>
      <button type="button" class="quiet" aria-label={words.files.remove(file.name)} onClick={onRemove}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  )
}
