//! Groups of things that belong together, joined pair by pair (union–find). The smallest member stands for its group, so that
//! the result does not depend on the order of the pairs.

pub struct Partition {
    root: Vec<usize>,
}

impl Partition {
    /// Each of `count` things alone.
    pub fn new(count: usize) -> Partition {
        Partition { root: (0..count).collect() }
    }

    /// The smallest member of the group of a thing.
    pub fn find(&mut self, mut at: usize) -> usize {
        while self.root[at] != at {
            self.root[at] = self.root[self.root[at]];
            at = self.root[at];
        }
        at
    }

    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.root[a.max(b)] = a.min(b);
    }

    /// All groups in the order of their smallest members, members in order.
    pub fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.root.len()];
        for at in 0..self.root.len() {
            let top = self.find(at);
            groups[top].push(at);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_joining_does_not_matter() {
        let groups = |pairs: &[(usize, usize)]| {
            let mut partition = Partition::new(6);
            pairs.iter().for_each(|&(a, b)| partition.join(a, b));
            partition.groups()
        };
        let expected = vec![vec![0, 3, 5], vec![1], vec![2, 4]];
        assert_eq!(groups(&[(0, 3), (4, 2), (3, 5)]), expected);
        assert_eq!(groups(&[(5, 3), (2, 4), (5, 0)]), expected);
    }
}
