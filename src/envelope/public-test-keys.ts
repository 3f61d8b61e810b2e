// Test key pairs. They are PUBLIC, printed here for everybody to read, and WORTHLESS: nothing real trusts them,
// and nothing real may ever be made to. Each is a private key as PKCS#8 DER in base64, made once with
//   openssl genpkey -algorithm ed25519 | openssl pkcs8 -topk8 -nocrypt -outform DER | base64
//   openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:4096 | openssl pkcs8 -topk8 -nocrypt -outform DER | base64

/** The public, worthless Ed25519 key that dry runs sign with. */
export const PUBLIC_TEST_ED25519_KEY = 'MC4CAQAwBQYDK2VwBCIEILV7UXvYOFAe6IVOOm80gMZ7pazxPV3qFJrfCygqOmqG';

/** The public, worthless RSA-4096 key that dry runs sign with. */
export const PUBLIC_TEST_RSA_KEY = [
  'MIIJQwIBADANBgkqhkiG9w0BAQEFAASCCS0wggkpAgEAAoICAQDTTpNckGIvZAJOVopxenypT3HywNxO+Ff0f+wJqU24eTqy5EUS',
  'rAJO+j4awkMYsxRziSgb71kSSsn9B+K/vr6VZ08PUMnCPBMVHrG7M15QVQeftWdnAgShm99l1LJeSZGyd8L1nLkNpEFeLf0tMk4j',
  'lx9GB0IED1b4lH1iXlxHoVMucKwFqy1xPn3rHthzlu+oiJk+JtawXQ3TE/ngOTXdXySdomi9GSsPRZvp8TuIaEv7+a2qVTwf8Wxn',
  'GVW3dK2uFoy/K+RGT4HaMZUO7S+o2qUn8D6CVZc7nrLJl8NwQaWDYPRFIfsHuAZQVfpr6zR+9O2lf5nCPV2jYCQ+r4LSLy42juOn',
  'ZIfVZwVn/Dz9wkpNIZb7tRWYDh6sEsz1VIObifVIEwPdJRzSlooH2dZm9+zr+DtCOeTfknS7EdSQxrKWnYhKSqXxauEiuxnljhX3',
  'BrfeHiWvkJ3G4b9CYcMAHZzVo5R6uoDwgjaUf1FXMVTRi0/dLB5iUdL37dqvzLAhqAv6I+7lTk4Xzrsr+nnnsyshvLy7674au3P8',
  '825iqIhxq0rK12uj73i7FJ0cy8Mnyd++bhxKEQoKQuFr8MYKmBgTM/IJGABXMk2nb32waExMArQ3DSP9W9jEOqHpyZmG84ORntN2',
  'JnCl4gEpxyqwKF3nnDnKlaqbBZR4O5x4nQIDAQABAoICAAjPa2R+HqHkNRZoFFCj70Ot7M3Wzbi7MQugM8q5VOS+pTxlOR4MrvH1',
  'DBbYh6yldtJUYyg7BAc3uBFFPWaKQO8AxjKYxzjCgXctdvKbszB9QxqdGSkZ0/CbC6b2xdMZlSoQRUAxXyPa9+DB4R77zHc+a07j',
  'qZR6wUEPC+VIkudnqgyzJPD9kKD6noxpllPHdMmdnGoTe3sR/iwRVqdLK1xGBcROy7gqrvltiREpfjZzRsvEPsHt2NpqGf94dnL2',
  'OfGavhaQcW2fDgZ3b8QWDpknOKCgKzMK94nEVacDHWJ2UjzWk4i4YHuTaCv8UbsjLOaoNqpiVhpbraZMsWYtsjIW4WO3hn54JqJ+',
  'SzEO8NRu6572IfuDHOZLQYpm5VjGR+Gfy7xWQrTv1KZrxk/5sSq1w+VmmYnGfyd6NrEn80jmjp6vXrhcPYperVhSuoILucav3xie',
  'LkBT4eiTBYLnfv7XG6XXYt3vl+uRKjFv6kCT1Afdv64BYBBOsWQcNf69p7260gnW7SyKO31hhPtIjj4a/poQaj79Aknff+0jbFpk',
  'exJAks9CocfoovHCikKGeIXmafkRYJe6pEXYeZ6SddnU419GOyl1BxM8xZxxLH+xuw9EtA2boX6QO2PS00WAQn+Gplw0TAOvQHAq',
  'Lrc4jyF9Im9YrauV7DDqrpJCLtIBAoIBAQDpX5FdxOye6ww9eIeNWhvaBewax8fycmHOlGYMLBkvs2MIwiriGwwMSfIqhjkJidaP',
  '3cuM3LqIya+9FSVLNU8HnymlJh8c1lSUfEy2nJHgli5jGi9Y4djKh3S0KR0pwyjxQimVEHiLHCxlbqbxzwfVqHKUxPEcR7dmmVq1',
  '/pgv0ucpph9CfSHkdA0AXShQJvQtdBmdkf4YPuLjSHxujoCshWI6ouif1B1n+6prGZ5ni5kfX8YyLpMPJnaJd4S2O7392sQls4ML',
  'Zp3rURfewP1U4FufEgkj6HGZ1ttZtoErhEcm47F5fwRnt+0ndUXIU9aImTjNzz802X4C13rd722dAoIBAQDny09t5zhwiOkdxnYV',
  '/Nh34mS0FsP7j4vdFyoE9y030TadRabRWDE3Z4jU4C7vq8JlGRa5IqD77ASP+3IdVcX0Jc//mzPZRIYZFDfd6ALBzJGJi14seT1l',
  'PUyEPTJJkznE7Lwq7iA3LuGFr6dG/eJMfGKLOEQrYEbiQmRvLA8Gu3cOgqYXXCvuIped8aMGCpAZHLk8UklZZY8WQaVmJV52mtvC',
  'EGg99XFpGdA09wz2LU+G3SSn404+RSdCGz+dbyZDF2Wr4PWc4CbP1K1IynvfZslMCoSB7thHbBlLbtIzL6Rnx/DCtCW9ZgDzPQPe',
  'w+u6SfRbvdq481L8gljf2McBAoIBAQDgmzUKHXRqwufl5bH4jkgN/vMtFyhOJF4T92l7v5mB+lGPZWjmcoeW8DhdSw9sKbhSgHHe',
  'obX53rr/7XEWQDlOqZXoN5dsJrACtNsUSf5wO7prcREupzcCPXpJxuQlhIpMIJRqvg52PGhSOzv7sHjm3pdgrWctA6z01xWh4WXR',
  'aVdIE3U0hcBv4m188yvQcJ1DfeEFcTQvW578hpATy5z17e4LZy0iXoDqyiFLsL1vBMEbnA7hz0eEJk2homEdDsSdpMZxTqMJ/vpw',
  'N30Uy4NGBCTKJQ6c+6MSH+K/JlKNcmMUf8IYn/G6bR+XgVvnISFyGJ2+Hv/DOqv3yjGblktVAoIBAQCg84DU/MApDDhq73rhq6+Y',
  'F0D79+7gR/3DaKlJx2TDpGd673l1Vfre0Oqnfn+49phGYRRxO4VzSKCmZeAIVJ3e+T6j614mWLmQwoREdy0q6uSIEJk04n7qRJVU',
  'IbZAdpWfkw7Z9H20M75veNf7qKExoRFAQLK9N94gkB9zPrG0aAm0rq2r/NmYQrbq+nXL5RvIBDTvmOfLxoSD3NN/yST90GwWJhRs',
  'KXk1lLIJhR6f9jiJmhcw6NpUzOoEsi0LIbn8zktP/SYvZ0or+C7XI5q+Nn5Cae821eWiOoKZ6XrWBhfv5Frep/6otCKmw9BjJ8IQ',
  'mfeumHc/A9607cHOtZUBAoIBAHigC9RP6J0Vo/xLS/9Jel9+TzmW8273TNEkPCTcVg+2NK1eBs6+Gkep76DCI96v3YeKYukO35ey',
  'SQXFJUxw5eQtSHVjfQqDbV4evCLqTHTvQepYJr7gOlPs9Kg9f4DZUIousBX9TiThRNpMeFiMLyXrZWG8mCMByGOm7RNpoTdPq2zc',
  'sa6RZM5qNaP37wVXQq6p/qCgcazLq3DGWh5Icl4EJ/ckKrESl/xarqpe3mHvJ/7Mo6p6iSGqU0WeM1oCJ1d8kh2pbaXhrgjUd1ce',
  'XJ5cbZW5NKEycxKgZQURcMCnWcTUP7w7DakQwzo8eNJbuxJvT3MfkPfermZaJQtiCPU=',
].join('');

/** The public, worthless Ed25519 key of a stranger: what `signature-wrong-key` signs with. */
export const PUBLIC_STRANGER_ED25519_KEY = 'MC4CAQAwBQYDK2VwBCIEIHiek24y+ltSxCGz6ZuwOvVTBiPU0X1yZSUqdoJdJTC6';

/** The public, worthless RSA-4096 key of a stranger: what `signature-wrong-key` signs with. */
export const PUBLIC_STRANGER_RSA_KEY = [
  'MIIJQQIBADANBgkqhkiG9w0BAQEFAASCCSswggknAgEAAoICAQCgGwgax8KUiJ3EimojgEFVb2oebsxy+N4LN43W10HP6sotw8iw',
  'xEWF2GQoY7oFKI8v8W23RH8J1rSG7O3EfpcY2kegItdt5D45fpwyeAqw9ndOtO/wOVgvSpcF6xQuThMzhen9W0Po7RJSum3kVczw',
  'gmbx7NTJrUGKiiXRKj2sgBCC/lhb9ZtMMhuREZ2fXpSzTC+Qrle/Vi8Z3ySNmJQJafsDUM9tI16OQjavSVMQp68lhGinj/IoYsBJ',
  '4LP6+qr7c/z8pOhJoXVCc5ugfKPMYCA23jm8YvDBLNQL7LHr+WfMdX3PUdF/Xrru2N86E4mMrejm0o8e9jw3iv3SGsbtIi+COB7i',
  'JT2/+Dn9yyYW+RixzeBAywVRow9WFQhTjPmlkuBt4w7GWQyxd4evkC5MKpn/1lLF4eIbFN3xKNDwkoLKp0ImgmnLv7/lIdTKH2Xp',
  'ZwyCO8UPeVeav+C/aSqJK969lFNodzCGBMMsXx5SNVu8e6+N7LUq0BdiwYKD8OwFz6EqLgGxh+3SVhqS/Dj2hzRtN01x6qT+w/Re',
  '4RkCBoad7Pziyh0xgDgFI/CAM8/S8Z1OCixcndMsHJjiK6mVSjwjBvYBD01k+8V45AwVO5aSyfUZLiLO5zNaEuTswCSU+CCHsfZc',
  'hWlnogRs0uQb2wNGv5tMhFbJ3Ft4okqc6QIDAQABAoICAAaCOtDd5JTlveYuy1RQozdOLXX5wqF86QfzNPayLwh9DsWQA0FeZUYk',
  '7yNuNHJ/vNxx1+g+plx3yESA7sSRceKOgyFpMTFUOUxcj4yEsUiS6HRAak2tgx5/DYct0Jb2URUD4WiNlIPsWVWYIx4Id+miH32/',
  'x0HAo5y2c4Wejj3MQf+VR/HLGQpeshyyZuJC9dAZLYjX8ZTDc+w9FE8WUBRW5N+0Yg5ZhP9LBU6YcEJJ0ta3XIrNUQafxxnpwt9V',
  '3+wTgcoiiRfvMqVmLkI2tvD4ym54l8fHDOsJf8BRWcVSUQwwjZIHTTk8mGRb2C1T/IBF1KVHk45qa7XFVn67XHFYarxxwYRkvxCa',
  'ymvL1BAWSu9jfKzMnH5rQxuEpPVloz9KshdB56OtIPzNOxfr0j30+0dLONxNQ9Zcw7JMHEfx89z1kd8iIGb4ug5B/HB9ufgPVW6y',
  'USC7ZeS60P4DHexxUUs4tTiIfVgI2khfoHX8GJ7TIHuHybqhb0NZaIO1X09+RSq2pElZCEu6ijAa7gkD5nFRv7at74mQdS5+3qxJ',
  'EjlXR7Oc0q5j+yOrHwJkVH9foVSWXHwmCanPs0j7ybp458igMrL2aFQ2/WudEqPcQCFl87AMPEDKAIgym7eAD/CFJBdBjbi/6cqs',
  'FbRAsmPbFqb3VAEPfLtuoJh5O8qVAoIBAQDfs6+TL9bBt1N3SLUB17owdd8HHJs70RgB34UTWaFUvq1jePKyl5iQCzbPzb7mz+CY',
  '62T+L3v2NGe7MdD6yNVJ03SwmkhKyssUrBkRM85ZYttJsWndVvj0tu8ZqbLAUjUFJkbY0L53seRMqC0EM25P1a66tVTEyzmc/Egw',
  'XLmZnT0Pzf5UxGzKrmKHq5zXdu0/I79oK13jHdEHy/Nxb9sBd5cMuOMdX73owM++4bTA6BW9wKWP1VUkTjkMw7oy6I+BSAZcQ7M4',
  'mVqR8/FAWzOY9n9jmKdzbGnP2UFg4IirJYff08D/2AL1Ay1gd/rkBP9S0Fd4gp5vFvHdiUxgKL31AoIBAQC3OL5McPbAtaQUdS30',
  'Px3idRGHXVvI+ONwXzuE1/AEtryFRPFBuRxeHf/oL9MG5NfiwcWUNqXjTjnQend+VDPDgKuC72KmQw/Wbxr48s3HpjUe905MPQfi',
  '5qhctguFIX5JSggvIfovvf+yjMp3yJm2PRtyTPaQyr7oBidOWy34XzQ3B5B4XAqZlfAlfxDwyQ5O6lfXP9L2z+R+OuvBaicFM7FJ',
  'PJYYwwEKT5USjMmjfOUK3HgUYnZt1rvrxEZyw6PV2kkb2xoDc6yyo7XboyW5NOZ+yHI3mMYRDSjZOpj/ynWnaTQsUcZ9ZOXtb669',
  '4J6o9sFA/2t4sgbmPnozjLalAoIBAGFYiRPs4nCD/W9QFWyK2vwRnw8yNJ8wG1ldUkScYWdGXp+F118+Nuaf6qc9KlC4r0z8SoOO',
  'WExIe8drIzyuvpoUyZe8W68oVn1VcscYmzgsm66S5LWsDkQ3gw7Q2Pd2DpqCEJxzIh9mKynsmUJVuzBElXesRwooQZb99dAN2bpu',
  'QU8qXf23SHxerIPLe0IL/6vVO4ryLDYUGI1jBDod6djWmMWxgyuaKUMq/HxdLdIwbJ2ZQrK3rAhTfeH/Hnze1Ov2UsY9s7TyjwYq',
  'eJZ/2ZE72y2VFXFWASmwqhGlQ/PuLhWJyVfMQWUrj8iGDYjCX/VCsn2/oYBIJNI52CGUOS0CggEAULnMhouC/HdLWsQiQioI9bzU',
  'w0pr5UlblCgxZh9qHfmRaDpu/aEckY8wMFHZ7YCoab0sW1gUkOjnaiZ7PYrF385yQtdMJKsJcFY1kRgReHSPlRwrQEXnkp5D8c03',
  'mCmgpZPbtUCIJb7VyQplLo+Qwg18aUjlnffmUv5bFRfxUixIKjLIAW+0L+UzEKJCiYRcLILtvuXdAmeoacF2HBq0JIOZCgaKr1BD',
  'xhI4QRsMwF6H39gxg/G58j0ZQRCSZYAzUEbDzWUkuf6eSXr95k6kkUxwfc29HSfPpLWimMtLm+/NFLyygxBontj0wT9iw0ATR6io',
  'jwW6iUwO5CUE3G+UDQKCAQAdf3vP65GLr3qcL5UQ1tNWhfzTkCng+a4cnj63AY/AtUDVKEYCq6H3Xux+xWs5Xkq7RNuwUM5dZ/Lh',
  '+7OIzgOGVz8e6BBZyZw+lEycQhYCvbxdZAJmXQjFTs9yY/j+INl0qh9QQAUk3gX20R9gVBLNHEl9oZ5AMgTUJZsIwxaCEEb9dkAz',
  '5BVonjfJpbtW7316OqxAoofk0J+sMeTnZScypoEvgNvFPBUNlLiO8vl62IhYq60f2Zj5uEmrgDG0iPG0joDMF8rpmtikCn0r2wUC',
  'nfRxVpQd+G18/fp6wybBEAp/EpODSoFqedj9iTi+iu45FsHUWnLcEmqGIZPOm1eY',
].join('');
