/** A person's name, kept apart from the direction and the marks of the text around it. */
import { useWords } from '../choices.tsx'

interface Props {
  readonly children: string
  /** What tells them apart who have said no name. */
  readonly or?: string | undefined
}

/** Someone who has not said their name is shown as that, unless something else is known to call them by. */
export function Name({ children: name, or = '' }: Props) {
  const words = useWords()
  const children = name || or
  if (children === '') return <span className="name name-none">{words.now.noName}</span>
  return <bdi className="name">{children}</bdi>
}
