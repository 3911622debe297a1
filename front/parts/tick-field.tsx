/** A box to tick, with its sentence and what ticking it brings; all of it can be pressed. */
interface TickFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly isTicked: boolean
  readonly isDisabled: boolean
}

export function TickField({ name, label, hint, isTicked, isDisabled }: TickFieldProps) {
  return (
    <div class="field tick">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        aria-describedby={`${name}-hint`}
        defaultChecked={isTicked}
        disabled={isDisabled}
      />
      <label for={name} class="label">
        {label}
      </label>
      <p id={`${name}-hint`} class="hint">
        {hint}
      </p>
    </div>
  )
}
