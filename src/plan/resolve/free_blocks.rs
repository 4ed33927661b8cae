use ipnet::Ipv4Net;

/// Hands out private blocks that overlap neither what a blueprint states nor each other, so that following every help mends every fault.
pub(super) struct FreeBlocks {
    taken: Vec<Ipv4Net>,
}

impl FreeBlocks {
    /// Everything in `10.0.0.0/8` beside these blocks.
    pub(super) fn beside(taken: impl Iterator<Item = Ipv4Net>) -> Self {
        Self {
            taken: taken.collect(),
        }
    }

    /// The first block of this size, which is taken from then on.
    pub(super) fn take(&mut self, prefix_len: u8) -> Ipv4Net {
        let all: Ipv4Net = "10.0.0.0/8".parse().expect("a literal CIDR block");
        let free = all
            .subnets(prefix_len)
            .expect("a VPC's block is smaller than a /8")
            .find(|free| {
                !self
                    .taken
                    .iter()
                    .any(|taken| taken.contains(free) || free.contains(taken))
            })
            .expect("32 Regions with two blocks of /16 or smaller each do not fill a /8");
        self.taken.push(free);
        free
    }
}
