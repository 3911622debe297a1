/** Everything that the search reads. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { SearchHit } from '../../../contract/search.ts'
import { searchQuery } from '../../api/search.ts'

export interface SearchData {
  readonly hits: readonly SearchHit[]
  /** Whether these belong to what is typed now; else they are those of a moment ago. */
  readonly isCurrent: boolean
  readonly isAsked: boolean
  readonly hasFailed: boolean
  readonly hasMore: boolean
  readonly isNear: boolean
  readonly isPartial: boolean
  readonly isLoadingMore: boolean
  readonly showMore: () => void
}

export function useSearchData(typed: string): SearchData {
  const isAsked = typed.trim() !== ''
  const found = useInfiniteQuery(searchQuery(typed))
  const pages = (isAsked ? found.data?.pages : undefined) ?? []
  // A case in which somebody spoke between two pages moves up: it is shown once.
  const hits = new Map(pages.flatMap(page => page.hits).map(hit => [hit.summary.id, hit]))
  return {
    hits: [...hits.values()],
    isAsked,
    isCurrent: !found.isPlaceholderData && !found.isPending,
    hasFailed: found.isError,
    hasMore: isAsked && found.hasNextPage,
    isNear: pages.some(page => page.isNear),
    isPartial: pages.at(-1)?.isPartial ?? false,
    isLoadingMore: found.isFetchingNextPage,
    showMore: () => void found.fetchNextPage(),
  }
}
