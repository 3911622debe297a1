/** Choosing files. Without script it is the browser's own box; with script what was chosen is listed and can be taken away. */
import type { FormProblem } from '../../contract/pages.ts'
import { useSpeech } from '../speech.tsx'
import { Field } from './field.tsx'

interface FileFieldProps {
  readonly files: readonly File[]
  readonly maxBytes: number
  readonly problem: FormProblem | null
  readonly onChange: (files: readonly File[]) => void
}

export function FileField({ files, maxBytes, problem, onChange }: FileFieldProps) {
  const { words, tell } = useSpeech()
  return (
    <Field
      name="files"
      label={words.files.add}
      hint={words.files.hint(tell.size(maxBytes))}
      isOptional
      problem={problem}
    >
      {described => (
        <>
          <input
            {...described}
            type="file"
            multiple
            onChange={event => {
              onChange([...files, ...(event.currentTarget.files ?? [])])
              event.currentTarget.value = ''
            }}
          />
          {files.length > 0 && (
            <ul class="plain chosen">
              {files.map((file, index) => (
                <li key={`${index} ${file.name}`}>
                  <span>
                    <bdi>{file.name}</bdi> <small>{tell.size(file.size)}</small>
                  </span>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={words.files.remove(file.name)}
                    onClick={() => onChange(files.filter(other => other !== file))}
                  >
                    <span aria-hidden="true">×</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  )
}
