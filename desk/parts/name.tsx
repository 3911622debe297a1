/** A person's name, kept apart from the direction and the marks of the text around it. */
import { useWords } from '../choices.tsx'

/** Someone who has not said their name is shown as that. */
export function Name({ children }: { children: string }) {
  const words = useWords()
  if (children === '') return <span className="name name-none">{words.now.noName}</span>
  return <bdi className="name">{children}</bdi>
}
