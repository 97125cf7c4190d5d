import { useEffect, useState } from 'react';

interface Props {
  readonly bytes: Uint8Array;
  readonly alt: string;
  readonly className?: string;
}

/** Bytes of a JPEG as a picture; its address lives as long as it is shown. */
export function Picture({ bytes, alt, className }: Props) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address === '' ? null : <img className={className} src={address} alt={alt} draggable={false} />;
}
