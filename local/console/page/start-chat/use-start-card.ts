import { useEffect, useState } from 'preact/hooks';

/** The card that starts a chat: open as long as there is none, and again whenever somebody asks for it. */
export function useStartCard(hasChats: boolean) {
  const [wanted, setWanted] = useState<boolean>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (!hasChats) setWanted(undefined);
  }, [hasChats]);
  return {
    isOpen: wanted ?? !hasChats,
    /** How often it was asked for: each time the name takes the focus. */
    asked,
    open: () => {
      setWanted(true);
      setAsked((times) => times + 1);
    },
    /** Whoever is filling it in goes on, whatever chats begin meanwhile. */
    keepOpen: () => setWanted(true),
    close: () => setWanted(false),
    /** Without a chat there would be nothing else to look at. */
    canClose: hasChats,
  };
}

export type StartCardState = ReturnType<typeof useStartCard>;
