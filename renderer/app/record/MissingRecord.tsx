import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { formatRoute, type Route } from '../router';

interface Props {
  readonly title: string;
  readonly sentence: string;
  readonly back: { readonly to: Route; readonly text: string };
}

/** A way that leads to nothing any more still leads back to the list. */
export function MissingRecord({ title, sentence, back }: Props) {
  return (
    <Screen title={title}>
      <EmptyState sentence={sentence}>
        <a href={formatRoute(back.to)}>{back.text}</a>
      </EmptyState>
    </Screen>
  );
}
