interface Props {
  of: readonly { id: string | number; name: string }[];
}

/** What can be chosen in a select field, by name. */
export const Options = ({ of }: Props) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
