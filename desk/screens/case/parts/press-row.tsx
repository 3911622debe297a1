/** One press does it: a row of the rail. */
interface Props {
  readonly label: string
  readonly isBusy: boolean
  readonly onPress: () => void
}

export function PressRow({ label, isBusy, onPress }: Props) {
  return (
    <button type="button" className="button button-row" disabled={isBusy} onClick={onPress}>
      {label}
    </button>
  )
}
