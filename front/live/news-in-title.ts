/** While the page is in another tab, its title says how much has come. */
import type { StoryItem } from '../../contract/case.ts'

/** Answers what is to be called with the story whenever it has grown. */
export function newsInTitle(says: (count: number) => string): (story: readonly StoryItem[]) => void {
  const plainTitle = document.title
  let seen = 0
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) document.title = plainTitle
  })
  return story => {
    if (!document.hidden) {
      seen = story.at(-1)?.seq ?? 0
      return
    }
    // That it is their turn has no words, and nothing is more worth a look.
    const isNews = (item: StoryItem) =>
      item.seq > seen && item.by.who === 'agent' && (item.words || item.type === 'CallbackRung')
    const count = story.filter(isNews).length
    if (count > 0) document.title = `${says(count)} · ${plainTitle}`
  }
}
