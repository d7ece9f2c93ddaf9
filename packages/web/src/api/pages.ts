import type {
  BoardPage,
  ClaimsPage,
  CriterionPage,
  DocumentList,
  DocumentPage,
  ExposurePage,
  Home,
  KickoffPage,
  ParityPage,
  PeoplePage,
  RecordPage,
  SessionList,
  StatementPage,
  Visit,
} from '@sallyport/server/contract';
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from './request.ts';

/** The whole read side: which address answers with which type. Addresses are the keys of the cache. */
interface Pages {
  readonly '/api/visit': Visit;
  readonly '/api/home': Home;
  readonly '/api/board': BoardPage;
  readonly '/api/documents': DocumentList;
  readonly '/api/claims': ClaimsPage;
  readonly '/api/exposure': ExposurePage;
  readonly '/api/parity': ParityPage;
  readonly '/api/people': PeoplePage;
  readonly '/api/kickoff': KickoffPage;
  readonly '/api/record': RecordPage;
  readonly '/api/sessions': SessionList;
}

/** What an address answers, in the cache under the address itself. */
export function page<T>(path: string) {
  return queryOptions({ queryKey: [path], queryFn: ({ signal }) => ask<T>(path, signal) });
}

export function pageOptions<P extends keyof Pages>(path: P) {
  return page<Pages[P]>(path);
}

export function usePage<P extends keyof Pages>(path: P, enabled = true): UseQueryResult<Pages[P]> {
  return useQuery({ ...page<Pages[P]>(path), enabled });
}

export function useCriterion(id: string): UseQueryResult<CriterionPage> {
  return useQuery(page<CriterionPage>(`/api/criteria/${encodeURIComponent(id)}`));
}

export function useDocument(path: string): UseQueryResult<DocumentPage> {
  return useQuery(page<DocumentPage>(`/api/document?path=${encodeURIComponent(path)}`));
}

export function useStatement(digest: string): UseQueryResult<StatementPage> {
  return useQuery(page<StatementPage>(`/api/record/statements/${encodeURIComponent(digest)}`));
}
