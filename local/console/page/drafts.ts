import { useCallback, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../chat-widget/message-box.tsx';

/** Drafts of both sides of each chat: they are still there when another chat was looked at meanwhile. */
export function useDrafts(): (key: string) => Draft {
  const texts = useRef(new Map<string, string>());
  const [, draw] = useState(0);
  return useCallback(
    (key: string) => ({
      text: texts.current.get(key) ?? '',
      set(text) {
        texts.current.set(key, text);
        draw((drawn) => drawn + 1);
      },
    }),
    [],
  );
}
